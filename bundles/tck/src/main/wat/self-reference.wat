;; Functions that refer to themselves, declared by an export and by a global.
(module
  (global funcref (ref.func $declared))
  (func (export "exported") (result i32) (ref.is_null (ref.func 0)))
  (func $declared (result i32) (ref.is_null (ref.func $declared)))
  (func (export "run") (result i32) (call $declared)))
