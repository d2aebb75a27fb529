;; Catch clauses that lead out of the function, and back to a loop; and what passes a function.
(module
  (tag $empty)
  (tag $number (param i32))
  (func (export "leaves") (param i32)
    (try_table (catch_all 0)
      (if (local.get 0) (then (throw $empty)))))
  (func (export "gives") (param i32) (result i32)
    (try_table (result i32) (catch $number 0)
      (if (result i32) (local.get 0)
        (then (throw $number (i32.const 5)))
        (else (i32.const 6)))))
  (func (export "forever") (param i32) (result i32)
    (loop $again
      (try_table (catch $empty $again) (throw $empty)))
    (i32.const 0))
  (func $throws (throw $empty))
  (func $passed (call $throws))
  (func (export "through") (param i32) (result i32)
    (loop $again
      (block $caught
        (try_table (catch $empty $caught) (call $passed)))
      (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))
    (i32.const 7)))
