;; Adds vectors, and passes one through.
(module
  (func (export "run") (result i32)
    (i32x4.extract_lane 2 (i32x4.add (v128.const i32x4 1 2 3 4) (v128.const i32x4 0 0 39 0))))
  (func (export "v128") (param v128) (result v128) (local.get 0)))
