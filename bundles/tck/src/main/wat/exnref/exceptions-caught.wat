;; Exceptions that are thrown and caught in all ways that need no kept reference.
(module
  (tag $number (param i32))
  (tag $other)
  (type $void (func))
  (table 1 funcref)
  (elem (i32.const 0) $throw-other)

  (func $throw (export "throw") (param i32) (throw $number (local.get 0)))
  (func $throw-other (throw $other))
  (func $deep (param i32) (call $deeper (local.get 0)))
  (func $deeper (param i32) (call $throw (local.get 0)))

  (func (export "throughCalls") (param i32) (result i32)
    (block $caught (result i32)
      (try_table (catch $number $caught) (call $deep (local.get 0)))
      (i32.const -1)))

  (func (export "throughATable") (result i32)
    (block $caught
      (try_table (catch $other $caught) (call_indirect (type $void) (i32.const 0)))
      (return (i32.const -1)))
    (i32.const 1))

  ;; the handler that is nearest gets it
  (func (export "nested") (param i32) (result i32)
    (block $outer (result i32)
      (try_table (catch $number $outer)
        (block $inner (result i32)
          (try_table (catch $number $inner) (call $throw (local.get 0)))
          (unreachable))
        (return (i32.add (i32.const 100))))
      (unreachable)))

  ;; the nearer handler is for another tag
  (func (export "passesBy") (param i32) (result i32)
    (block $outer (result i32)
      (try_table (catch $number $outer)
        (block $inner
          (try_table (catch $other $inner) (call $throw (local.get 0))))
        (return (i32.const -1)))
      (unreachable)))

  ;; what a handler throws is not for its own block
  (func (export "fromAHandler") (result i32)
    (block $outer (result i32)
      (try_table (catch $number $outer)
        (block $inner
          (try_table (catch $other $inner) (throw $other)))
        (throw $number (i32.const 7)))
      (unreachable)))

  ;; after a branch out of the block nothing is caught by it
  (func (export "leftByABranch") (result i32)
    (block $outer (result i32)
      (try_table (catch $number $outer)
        (block $inner (result i32)
          (block $left
            (try_table (catch $number $inner) (br $left)))
          (throw $number (i32.const 8)))
        (return (i32.const -1)))
      (unreachable)))

  (func (export "keepsWhatLiesBelow") (param i32) (result i32)
    (i32.const 1000)
    (block $caught (result i32)
      (try_table (catch $number $caught) (call $throw (local.get 0)))
      (i32.const -1))
    (i32.add))

  ;; a clean-up sees all exceptions and passes them on
  (func $cleans (param i32)
    (block $clean-up (result exnref)
      (try_table (catch_all_ref $clean-up) (call $throw (local.get 0)))
      (unreachable))
    (global.set $cleaned (i32.add (global.get $cleaned) (i32.const 1)))
    (throw_ref))
  (global $cleaned (mut i32) (i32.const 0))

  (func (export "cleansUp") (param i32) (result i32)
    (block $caught (result i32)
      (try_table (catch $number $caught) (call $cleans (local.get 0)))
      (unreachable))
    (i32.add (i32.mul (global.get $cleaned) (i32.const 100))))

  ;; catches as many as it is told
  (func (export "many") (param $left i32) (result i32) (local $caught i32)
    (loop $again
      (block $handler (result i32)
        (try_table (catch $number $handler) (call $deep (i32.const 1)))
        (unreachable))
      (local.set $caught (i32.add (local.get $caught)))
      (local.set $left (i32.sub (local.get $left) (i32.const 1)))
      (br_if $again (local.get $left)))
    (local.get $caught))

  ;; traps are no exceptions
  (func (export "catchesNoTrap") (result i32)
    (block $caught
      (try_table (catch_all $caught) (drop (i32.div_s (i32.const 1) (i32.const 0))))
      (return (i32.const 0)))
    (i32.const 1))

  (func $endless (call $endless))
  (func (export "catchesNoOverflow") (result i32)
    (block $caught
      (try_table (catch_all $caught) (call $endless))
      (return (i32.const 0)))
    (i32.const 1)))
