;; SPDX-License-Identifier: Apache-2.0
;; Functions of numbers, for calls by name. No imports, no _start.
(module
  (func (export "add") (param i32 i32) (result i32)
    (i32.add (local.get 0) (local.get 1)))
  (func (export "add64") (param i64 i64) (result i64)
    (i64.add (local.get 0) (local.get 1)))
  (func (export "mul32") (param f32 f32) (result f32)
    (f32.mul (local.get 0) (local.get 1)))
  (func (export "mul") (param f64 f64) (result f64)
    (f64.mul (local.get 0) (local.get 1)))
  (func $fac (export "fac") (param $n i64) (result i64)
    (if (result i64) (i64.lt_s (local.get $n) (i64.const 2))
      (then (i64.const 1))
      (else
        (i64.mul
          (local.get $n)
          (call $fac (i64.sub (local.get $n) (i64.const 1)))))))
  (func (export "pair") (param i32 i64) (result i64 i32)
    (local.get 1)
    (local.get 0))
  (func (export "nothing"))
  (func (export "i32-min") (result i32) (i32.const -2147483648))
  (func (export "i64-min") (result i64) (i64.const -9223372036854775808))
  (func (export "i64-max") (result i64) (i64.const 9223372036854775807))
  (func (export "f64-max") (result f64) (f64.const 0x1.fffffffffffffp+1023))
  (func (export "minus-zero") (result f64) (f64.const -0))
  (func (export "infinity") (result f64) (f64.const inf))
  (func (export "not-a-number") (result f64) (f64.const nan)))
