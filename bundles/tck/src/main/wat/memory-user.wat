;; Uses a memory that another instance defines.
(module
  (import "" "memory" (memory 1))
  (data $own "user")
  (func (export "load") (param i32) (result i32) (i32.load8_u (local.get 0)))
  (func (export "store") (param i32 i32) (i32.store8 (local.get 0) (local.get 1)))
  (func (export "init") (memory.init $own (i32.const 0) (i32.const 0) (i32.const 4))))
