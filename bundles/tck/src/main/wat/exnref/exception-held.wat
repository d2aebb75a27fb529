;; Holds a reference on the operand stack while another exception is thrown and caught.
(module
  (tag $number (param i32))
  (func $other
    (block $caught (result i32)
      (try_table (catch $number $caught) (throw $number (i32.const 2)))
      (unreachable))
    (drop))
  (func $cleans
    (block $clean-up (result exnref)
      (try_table (catch_all_ref $clean-up) (throw $number (i32.const 42)))
      (unreachable))
    (call $other)
    (throw_ref))
  (func (export "run") (result i32)
    (block $caught (result i32)
      (try_table (catch $number $caught) (call $cleans))
      (unreachable))))
