;; Calls the host, which may call "inner", which calls the host again.
(module
  (import "host" "outer" (func $outer))
  (import "host" "inner" (func $inner))
  (global $steps (export "steps") (mut i32) (i32.const 0))
  (func $step (global.set $steps (i32.add (global.get $steps) (i32.const 1))))
  (func (export "steps_so_far") (result i32) (global.get $steps))
  (func (export "outer") (call $outer) (call $step))
  (func (export "inner") (call $inner) (call $step))
  (func (export "step") (call $step))
  (func (export "trap") unreachable))
