;; Host functions with none, some and many parameters and results, two of them under one name.
(module
  (import "" "" (func $none))
  (import "host" "twice" (func $first (result i32)))
  (import "host" "twice" (func $second (result i32)))
  (import "host" "many" (func $many (param i32 i64 f32 f64) (result f64 f32 i64 i32)))
  (import "host" "test" (func $test (result i32)))
  (func (export "none") (call $none))
  (func (export "both") (result i32 i32) (call $first) (call $second))
  (func (export "many") (param i32 i64 f32 f64) (result f64 f32 i64 i32)
    (call $many (local.get 0) (local.get 1) (local.get 2) (local.get 3)))
  (func (export "choose") (result i32)
    (if (result i32) (call $test) (then (i32.const 1)) (else (i32.const 0))))
  (export "again" (func $first)))
