;; Burns and throws, catches, and does it again; one handler is also where others go.
(module
  (tag $done)
  (func $burn_and_throw (param i32)
    (loop $again
      (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))
    (throw $done))
  (func (export "catch_again") (param $turns i32) (param $burn i32)
    (loop $again
      (block $caught
        (try_table (catch $done $caught) (call $burn_and_throw (local.get $burn))))
      (br_if $again (local.tee $turns (i32.sub (local.get $turns) (i32.const 1))))))
  (func (export "one_handler_for_all") (param $turns i32) (param $burn i32)
    (loop $again
      (block $next
        (br_if $next (i32.and (local.get $turns) (i32.const 1)))
        (try_table (catch_all $next) (call $burn_and_throw (local.get $burn))))
      (br_if $again (local.tee $turns (i32.sub (local.get $turns) (i32.const 1)))))))
