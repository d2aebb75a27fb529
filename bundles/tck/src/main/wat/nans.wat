;; Adds NaNs of two payloads again and again, and counts the results that are not canonical.
(module
  (memory 1)
  (data (i32.const 0) "\01\00\a0\7f" "\02\00\e0\ff")
  (data (i32.const 8) "\01\00\00\00\00\00\f4\7f" "\02\00\00\00\00\00\fc\ff")
  (func (export "f32") (param $turns i32) (result i32) (local $strange i32)
    (loop $again
      (f32.store (i32.const 32) (f32.add (f32.load (i32.const 0)) (f32.load (i32.const 4))))
      (local.set $strange
        (i32.add (local.get $strange) (i32.ne (i32.load (i32.const 32)) (i32.const 0x7fc00000))))
      (f32.store (i32.const 32) (f32.add (f32.load (i32.const 4)) (f32.load (i32.const 0))))
      (local.set $strange
        (i32.add (local.get $strange) (i32.ne (i32.load (i32.const 32)) (i32.const 0x7fc00000))))
      (br_if $again (local.tee $turns (i32.sub (local.get $turns) (i32.const 1)))))
    (local.get $strange))
  (func (export "f64") (param $turns i32) (result i32) (local $strange i32)
    (loop $again
      (f64.store (i32.const 32) (f64.add (f64.load (i32.const 8)) (f64.load (i32.const 16))))
      (local.set $strange
        (i32.add (local.get $strange)
          (i64.ne (i64.load (i32.const 32)) (i64.const 0x7ff8000000000000))))
      (f64.store (i32.const 32) (f64.add (f64.load (i32.const 16)) (f64.load (i32.const 8))))
      (local.set $strange
        (i32.add (local.get $strange)
          (i64.ne (i64.load (i32.const 32)) (i64.const 0x7ff8000000000000))))
      (br_if $again (local.tee $turns (i32.sub (local.get $turns) (i32.const 1)))))
    (local.get $strange)))
