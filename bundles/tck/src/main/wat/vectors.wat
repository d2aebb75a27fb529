;; Passes vectors to the host and back, and keeps one in a global.
(module
  (import "host" "turn" (func $turn (param v128 i32) (result i64 v128)))
  (global $kept (export "kept") (mut v128) (v128.const i64x2 3 4))
  (func (export "run") (param v128) (result i64 v128)
    (call $turn (local.get 0) (i32.const 7)))
  (func (export "keep") (param v128) (global.set $kept (local.get 0)))
  (func (export "what") (result v128) (global.get $kept)))
