;; Catches what another instance throws, with the tag of that instance.
(module
  (import "owner" "tag" (tag $shared (param i32)))
  (import "owner" "throw" (func $throw (param i32)))
  (func (export "run") (result i32)
    (block $caught (result i32)
      (try_table (catch $shared $caught) (call $throw (i32.const 42)))
      (i32.const 0))))
