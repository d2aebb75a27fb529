;; Calls the host directly and through a table, and burns fuel before, between and after.
(module
  (type $void (func))
  (import "host" "work" (func $work))
  (table 1 funcref)
  (elem (i32.const 0) $work)
  (func (export "through_table") (param i32)
    (loop $again
      (call_indirect (type $void) (i32.const 0))
      (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1))))))
  (func $burn (export "burn") (param i32)
    (loop $again
      (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1))))))
  (func (export "around") (param i32)
    (call $burn (local.get 0))
    (call $work)
    (call $burn (local.get 0)))
  (func (export "between") (param i32)
    (loop $again
      (call $work)
      (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))))
