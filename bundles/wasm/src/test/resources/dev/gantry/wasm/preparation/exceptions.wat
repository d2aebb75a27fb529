;; A handler in a loop whose label is a normal target too.
(module
  (tag $e (param i32))
  (func $thrower (param i32) (throw $e (local.get 0)))
  (func (export "catch") (param $n i32) (result i32)
    (block $other
      (loop $again
        (block $caught (result i32)
          (try_table (result i32) (catch $e $caught) (catch_all $other)
            (call $thrower (local.get $n))
            (i32.const 1)))
        (drop)
        (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))
    (i32.const 7)))
