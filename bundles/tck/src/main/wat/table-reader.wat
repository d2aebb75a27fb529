;; Has the types of table.wat, and takes a function out of its table.
(module
  (type $unused (func (param f64)))
  (type $who (func (result i32)))
  (type $call (func (param i32) (result i32)))
  (type $copy (func (param i32 i32 i32)))
  (import "" "table" (table $theirs 4 funcref))
  (table $mine 1 funcref)
  (func $decoy (type $who) (i32.const -1))
  (func (export "call") (type $call)
    (table.set $mine (i32.const 0) (table.get $theirs (local.get 0)))
    (call_indirect $mine (type $who) (i32.const 0))))
