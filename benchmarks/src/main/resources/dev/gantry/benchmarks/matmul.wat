(module
  (memory 16)
  (func (export "run") (result i32)
    (local $i i32) (local $j i32) (local $k i32) (local $sum f64)
    (loop $row
      (local.set $j (i32.const 0))
      (loop $column
        (local.set $k (i32.const 0))
        (local.set $sum (f64.convert_i32_u (local.get $i)))
        (loop $add
          (local.set $sum (f64.add (local.get $sum) (f64.mul
            (f64.load (i32.shl (i32.add (i32.mul (local.get $i) (i32.const 160)) (local.get $k))
              (i32.const 3)))
            (f64.load offset=262144
              (i32.shl (i32.add (i32.mul (local.get $k) (i32.const 160)) (local.get $j))
              (i32.const 3))))))
          (br_if $add (i32.lt_u
            (local.tee $k (i32.add (local.get $k) (i32.const 1))) (i32.const 160))))
        (f64.store offset=524288
          (i32.shl (i32.add (i32.mul (local.get $i) (i32.const 160)) (local.get $j)) (i32.const 3))
          (local.get $sum))
        (br_if $column (i32.lt_u
          (local.tee $j (i32.add (local.get $j) (i32.const 1))) (i32.const 160))))
      (br_if $row (i32.lt_u
        (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 160))))
    (i32.trunc_sat_f64_s (f64.load (i32.const 524296)))))
