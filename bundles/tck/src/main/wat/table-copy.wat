;; Copies elements of a short table to the end of a long one.
(module
  (type $who (func (result i32)))
  (table $short 2 funcref)
  (table $long 8 funcref)
  (elem (table $short) (i32.const 0) func $one $two)
  (func $one (result i32) (i32.const 1))
  (func $two (result i32) (i32.const 2))
  (func (export "run") (result i32 i32)
    (table.copy $long $short (i32.const 6) (i32.const 0) (i32.const 2))
    (call_indirect $long (type $who) (i32.const 6))
    (call_indirect $long (type $who) (i32.const 7))))
