;; Exports a function as a value that another module could call.
(module
  (global (export "global") funcref (ref.func $one))
  (func $one (result i32) (i32.const 1))
  (func (export "take") (param funcref)))
