;; Throws with a tag that it lets others have.
(module
  (tag $own (export "tag") (param i32))
  (func (export "throw") (param i32) (throw $own (local.get 0))))
