;; Counts how deep a recursion goes; calls the host from as deep as it is told.
(module
  (import "host" "work" (func $work))
  (global $depth (export "depth") (mut i32) (i32.const 0))
  (func $forever (export "forever")
    (global.set $depth (i32.add (global.get $depth) (i32.const 1)))
    (call $forever))
  (func $host_below (export "host_below") (param i32)
    (if (local.get 0)
      (then (call $host_below (i32.sub (local.get 0) (i32.const 1))))
      (else (call $work))))
  (func (export "host") (call $work))
  (func (export "depth_reached") (result i32) (global.get $depth)))
