;; A million calls deep without stack, then for ever.
(module
  (func $even (param i32) (result i32)
    (if (result i32) (i32.eqz (local.get 0))
      (then (i32.const 42))
      (else (return_call $odd (i32.sub (local.get 0) (i32.const 1))))))
  (func $odd (param i32) (result i32) (local i64)
    (return_call $even (i32.sub (local.get 0) (i32.const 1))))
  (func (export "run") (result i32) (call $even (i32.const 1000000)))
  (func $ping (return_call $pong))
  (func $pong (return_call $ping))
  (func (export "forever") (call $ping)))
