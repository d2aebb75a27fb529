module gantry.dev/guests/go-hello

go 1.21
