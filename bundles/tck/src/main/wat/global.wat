;; Globals of every type, one of them mutable.
(module
  (global $counter (export "counter") (mut i64) (i64.const 40))
  (global (export "i32") i32 (i32.const -1))
  (global (export "f32") f32 (f32.const 1.5))
  (global (export "f64") f64 (f64.const -2.5))
  (func (export "get") (result i64) (global.get $counter)))
