;; Functions whose regions RegionsTest looks at, by their order.
(module
  ;; 0: straight
  (func (param i32) (result i32) (i32.add (local.get 0) (i32.const 1)))
  ;; 1: a loop closed by br_if, and something behind it
  (func (param i32) (result i32)
    (loop (br_if 0 (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))
    (i32.add (local.get 0) (i32.const 7)))
  ;; 2: two arms, and something behind them
  (func (param i32) (result i32)
    (local.get 0)
    (if (then (local.set 0 (i32.const 1))) (else (nop) (local.set 0 (i32.const 2))))
    (local.get 0))
  ;; 3: an arm that may be left out
  (func (param i32) (result i32)
    (local.get 0)
    (if (then (local.set 0 (i32.const 1))))
    (local.get 0))
  ;; 4: a join that everything before has paid for
  (func (param i32) (result i32)
    (block (br_if 0 (local.get 0)) (nop))
    (local.get 0))
  ;; 5: a join reached from a loop and past it
  (func (param i32) (result i32)
    (block
      (br_if 0 (local.get 0))
      (loop (br_if 1 (local.get 0)) (br 0)))
    (local.get 0))
  ;; 6: the cases of a switch pay for themselves
  (func (param i32) (result i32)
    (block (block (block (br_table 0 1 2 (local.get 0)))
      (nop) (return (i32.const 1)))
      (nop) (nop) (return (i32.const 2)))
    (i32.const 3))
  ;; 7: more than 32 units behind a branch that leaves
  (func (param i32)
    (br_if 0 (local.get 0))
    nop nop nop nop nop nop nop nop nop nop nop nop nop nop nop nop nop
    nop nop nop nop nop nop nop nop nop nop nop nop nop nop nop nop)
  ;; 8: not more than that
  (func (param i32)
    (br_if 0 (local.get 0))
    nop nop nop nop nop nop nop nop nop nop nop nop nop nop nop nop nop
    nop nop nop nop nop nop nop nop nop nop nop nop nop nop nop)
  ;; 9: what is never reached costs nothing
  (func (result i32) (return (i32.const 1)) nop nop (block nop) i32.const 2)
  ;; 10: a branch into the middle of what follows: no region may begin before the join
  (func (param i32)
    (block (br_if 0 (local.get 0)) nop)
    nop nop nop nop nop nop nop nop nop nop nop nop nop nop nop nop nop
    nop nop nop nop nop nop nop nop nop nop nop nop nop nop nop nop)
  ;; 11: the end of an if is reached by its first arm alone
  (func (param i32) (result i32)
    (local.get 0)
    (if (result i32) (then (i32.const 1)) (else (unreachable)))
    (i32.const 1) (i32.add))
  ;; 12: clearing many locals is work: 80 of them are ten units
  (func (local i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
         i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64
         v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128 v128
         v128 v128 v128)
    nop)
  ;; 13: a call and a branch that take sixteen values along
  (func $many (param i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32))
  (func
    i32.const 0 i32.const 0 i32.const 0 i32.const 0 i32.const 0 i32.const 0 i32.const 0 i32.const 0
    i32.const 0 i32.const 0 i32.const 0 i32.const 0 i32.const 0 i32.const 0 i32.const 0 i32.const 0
    call $many)
)
