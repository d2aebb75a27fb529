;; Has the types of table.wat, and puts a function of its own into its table.
(module
  (type $unused (func (param f64)))
  (type $who (func (result i32)))
  (type $call (func (param i32) (result i32)))
  (type $copy (func (param i32 i32 i32)))
  (import "" "table" (table 4 funcref))
  (global $mine (mut i32) (i32.const 2))
  (elem (i32.const 1) $two)
  (func $unrelated (type $unused))
  (func $two (type $who) (global.get $mine))
  (func (export "call") (type $call)
    (call_indirect (type $who) (local.get 0))))
