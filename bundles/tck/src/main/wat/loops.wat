;; One endless loop for each way to close one.
(module
  (type $void (func))
  (table 1 funcref)
  (elem (i32.const 0) $nothing)
  (func $nothing)
  (func (export "br") (loop $again (br $again)))
  (func (export "br_if") (param i32) (loop $again (br_if $again (i32.eqz (local.get 0)))))
  (func (export "br_table") (param i32)
    (block $out (loop $again (br_table $again $out (local.get 0)))))
  (func (export "call") (param i32)
    (loop $again (call $nothing) (br_if $again (i32.eqz (local.get 0)))))
  (func (export "call_indirect") (param i32)
    (loop $again (call_indirect (type $void) (i32.const 0)) (br_if $again (i32.eqz (local.get 0)))))
  (func $fib (export "fib") (param i32) (result i32)
    (if (result i32) (i32.lt_s (local.get 0) (i32.const 2))
      (then (local.get 0))
      (else
        (i32.add
          (call $fib (i32.sub (local.get 0) (i32.const 1)))
          (call $fib (i32.sub (local.get 0) (i32.const 2))))))))
