;; Uses each structure of the C API once. Build: wat2wasm --enable-exceptions self-test.wat
(module
  (type $all
    (func
      (param i32 i64 f32 f64 v128 externref funcref)
      (result funcref externref v128 f64 f32 i64 i32)))
  (import "host" "reverse" (func $reverse (type $all)))
  (memory (export "memory") 1 2)
  (table (export "table") 3 5 funcref)
  (global (export "global") (mut i64) (i64.const 40))
  (tag (export "tag") (param i32))
  (func (export "reverse") (type $all)
    (call $reverse
      (local.get 0) (local.get 1) (local.get 2) (local.get 3) (local.get 4) (local.get 5)
      (local.get 6)))
  (func (export "store") (param i32 i32) (i32.store8 (local.get 0) (local.get 1)))
  (func $self (export "self") (result funcref) (ref.func $self))
  (func (export "fails") unreachable))
