;; Defines a table with a function that tells who it is, and calls through it.
(module
  (type $unused (func (param f64)))
  (type $who (func (result i32)))
  (table (export "table") 4 8 funcref)
  (elem (i32.const 0) $one)
  (func $one (result i32) (i32.const 1))
  (func (export "call") (param i32) (result i32)
    (call_indirect (type $who) (local.get 0)))
  (func (export "grow") (param i32) (result i32)
    (table.grow 0 (ref.null func) (local.get 0)))
  (func (export "size") (result i32) (table.size 0))
  (func (export "copy") (param i32 i32 i32)
    (table.copy (local.get 0) (local.get 1) (local.get 2))))
