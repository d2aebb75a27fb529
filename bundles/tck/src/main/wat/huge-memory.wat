;; Starts with the whole 4 GiB.
(module (memory 65536))
