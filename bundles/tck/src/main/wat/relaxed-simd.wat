;; Uses one relaxed operation.
(module
  (func $swizzle (param v128 v128) (result v128)
    (i8x16.relaxed_swizzle (local.get 0) (local.get 1)))
  (func (export "run") (result i32)
    (i8x16.extract_lane_u 0
      (call $swizzle
        (v128.const i8x16 0 42 0 0 0 0 0 0 0 0 0 0 0 0 0 0)
        (v128.const i8x16 1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0)))))
