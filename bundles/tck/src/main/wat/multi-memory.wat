;; Two memories: data, bulk operations, growth and access.
(module
  (memory $first (export "first") 1)
  (memory $second (export "second") 1)
  (data $passive "\2a\00\00\00")
  (data (memory $second) (i32.const 100) "\28\00\00\00")
  (func (export "grow_first") (param i32) (result i32) (memory.grow $first (local.get 0)))
  (func (export "grow_second") (param i32) (result i32) (memory.grow $second (local.get 0)))
  (func (export "run") (result i32)
    (i32.store $first (i32.const 100) (i32.const 2))
    (memory.copy $second $first (i32.const 104) (i32.const 100) (i32.const 4))
    (i32.add
      (i32.load $second (i32.const 100))
      (i32.load $second (i32.const 104)))))
