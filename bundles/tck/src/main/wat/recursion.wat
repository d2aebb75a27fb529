;; Recursion without end, with one, and a trap below functions that have names.
(module
  (func $forever (export "forever") (call $forever))
  (func $forever_with_locals (export "forever_with_locals") (param i64 i64 i64) (result i64)
    (i64.add
      (call $forever_with_locals (local.get 2) (local.get 0) (local.get 1))
      (local.get 0)))
  (func $descend (export "descend") (param i32)
    (if (i32.eqz (local.get 0)) (then unreachable))
    (call $descend (i32.sub (local.get 0) (i32.const 1))))
  (func $fails unreachable)
  (func $between (call $fails))
  (func (export "named") (call $between)))
