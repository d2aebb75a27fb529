;; Computes the value of a global.
(module
  (global $answer i32 (i32.add (i32.mul (i32.const 4) (i32.const 10)) (i32.const 2)))
  (func (export "run") (result i32) (global.get $answer)))
