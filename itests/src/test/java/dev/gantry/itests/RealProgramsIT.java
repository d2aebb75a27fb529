// SPDX-License-Identifier: Apache-2.0
package dev.gantry.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assume.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Test;

/** Programs that nobody in the project wrote, with scripts that use files, on Wasmtime. */
public class RealProgramsIT {
    private static final String[] SCRIPTS = {
        """
        import json, os, sys
        print(sorted(os.listdir('/d')), json.load(open('/d/in.json'))['n'] * 2)
        os.makedirs('/d/a/b')
        with open('/d/a/b/new.txt', 'w') as out:
            out.write('x' * 100000)
        os.rename('/d/a/b/new.txt', '/d/a/moved.txt')
        print(os.stat('/d/a/moved.txt').st_size, os.path.exists('/d/a/b/new.txt'))
        os.symlink('moved.txt', '/d/a/link')
        print(os.readlink('/d/a/link'), len(open('/d/a/link').read()))
        try:
            open('/d/../etc/passwd')
        except OSError:
            print('kept inside')
        sys.exit(5)
        """,
        """
        puts Dir.children('/d').sort.inspect
        Dir.mkdir('/d/sub')
        File.write('/d/sub/x', 'ruby' * 1000)
        File.rename('/d/sub/x', '/d/sub/y')
        puts File.size('/d/sub/y'), File.exist?('/d/sub/x')
        File.delete('/d/sub/y')
        Dir.rmdir('/d/sub')
        exit 6
        """,
        """
        <?php
        file_put_contents('/d/out.txt', str_repeat('php', 1000));
        echo filesize('/d/out.txt'), "\\n", implode(',', array_diff(scandir('/d'), ['.', '..'])), "\\n";
        rename('/d/out.txt', '/d/moved.txt');
        echo md5(file_get_contents('/d/moved.txt')), "\\n";
        unlink('/d/moved.txt');
        exit(4);
        """
    };

    private final Path home = Distribution.workFolder();
    private final Path folder = Distribution.workFolder();

    @Before
    public void install() throws Exception {
        assumeTrue("java.lang.foreign came with Java 22", Distribution.RUNS_WASMTIME);
        String wheel = WasmtimeWheel.orSkip().toString();
        GantryProcess.End end =
                GantryProcess.in(home, "engines", "install", "wasmtime", "--from", wheel);
        assertEquals(end.err(), 0, end.code());
    }

    @Test
    public void pythonUsesFiles() throws Exception {
        Files.writeString(folder.resolve("in.json"), "{\"n\": 21}");
        Files.writeString(folder.resolve("a.py"), SCRIPTS[0]);

        assertPrints(
                5,
                """
                ['a.py', 'in.json'] 42
                100000 False
                moved.txt 100000
                kept inside
                """,
                Corpus.PYTHON,
                "/d/a.py");
    }

    @Test
    public void rubyUsesFiles() throws Exception {
        Files.writeString(folder.resolve("a.rb"), SCRIPTS[1]);

        assertPrints(6, "[\"a.rb\"]\n4000\nfalse\n", Corpus.RUBY, "/d/a.rb");
    }

    @Test
    public void phpUsesFiles() throws Exception {
        Files.writeString(folder.resolve("a.php"), SCRIPTS[2]);

        assertPrints(
                4,
                "3000\na.php,out.txt\ndbe8776db89442457b8d5e40fe040266\n",
                Corpus.PHP,
                "-q",
                "/d/a.php");
    }

    @Test
    public void sqliteKeepsADatabase() throws Exception {
        byte[] statements =
                "create table t(x);\ninsert into t values(6);\ninsert into t values(36);\n"
                        .getBytes(StandardCharsets.UTF_8);
        run(statements, Corpus.SQLITE, "-batch", "/d/t.db");
        byte[] question = "select sum(x) from t;\n".getBytes(StandardCharsets.UTF_8);

        assertEquals("42\n", run(question, Corpus.SQLITE, "-batch", "/d/t.db").out());
    }

    private void assertPrints(int code, String expected, Corpus program, String... words)
            throws Exception {
        GantryProcess.End end = run(new byte[0], program, words);
        assertEquals(end.err(), expected, end.out());
        assertEquals(end.err(), code, end.code());
    }

    private GantryProcess.End run(byte[] stdin, Corpus program, String... words) throws Exception {
        Path wasm = home.resolve(program.name() + ".wasm");
        Files.write(wasm, program.bytes());
        List<String> command =
                new ArrayList<>(List.of("run", "--engine=wasmtime", "--dir", folder + "::/d:rw"));
        command.add(wasm.toString());
        command.addAll(List.of(words));
        ProcessBuilder builder =
                GantryProcess.builder(Distribution.HOME, home, command.toArray(String[]::new));
        try (GantryProcess running = GantryProcess.start(builder)) {
            running.type(stdin);
            running.closeInput();
            return running.await();
        }
    }
}
