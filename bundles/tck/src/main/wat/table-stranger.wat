;; Has other types than table.wat, so that a type index means something else to it.
(module
  (type $who (func (result i32)))
  (type $pair (func (param i64 i64) (result i64)))
  (import "" "table" (table 4 funcref))
  (elem (i32.const 2) $sum)
  (func $sum (type $pair) (i64.add (local.get 0) (local.get 1)))
  (func (export "call") (param i32) (result i32)
    (call_indirect (type $who) (local.get 0))))
