package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// The script of each shell reads right in that shell, where it is there.
func TestCompletionScripts(t *testing.T) {
	for shell, program := range map[string]string{"bash": "bash", "zsh": "zsh", "fish": "fish", "powershell": "pwsh"} {
		a, out, _ := testApp(t.TempDir())
		if code := run(t.Context(), a, []string{"completion", shell}); code != exitDone || !strings.Contains(out.String(), "__complete") {
			t.Errorf("%s: exit %d, %d bytes", shell, code, out.Len())
		}
		path, err := exec.LookPath(program)
		if err != nil || program == "pwsh" {
			continue
		}
		script := filepath.Join(t.TempDir(), "script")
		if err := os.WriteFile(script, out.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		if said, err := exec.Command(path, "-n", script).CombinedOutput(); err != nil {
			t.Errorf("%s -n: %v %s", program, err, said)
		}
	}
}

// In bash, names with spaces and accents come out so that they can be typed.
func TestBashCompletesNames(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("no bash")
	}
	helper := "/usr/share/bash-completion/bash_completion"
	if _, err := os.Stat(helper); err != nil {
		t.Skip("no bash-completion")
	}
	dir := t.TempDir()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(self, filepath.Join(dir, "carnet")); err != nil {
		t.Skip(err)
	}
	vault := filepath.Join(dir, "vault")
	write(t, filepath.Join(vault, "carnet.yaml"), "")
	write(t, filepath.Join(vault, "contacts", "Hélène Vautrin.md"), "")
	script := `source ` + helper + `; source <(carnet completion bash); compopt() { :; }
COMP_LINE="carnet brief Hé"; COMP_POINT=${#COMP_LINE}; COMP_WORDS=(carnet brief Hé); COMP_CWORD=2; COMP_TYPE=9
__start_carnet; printf '%s\n' "${COMPREPLY[@]}"`
	c := exec.Command(bash, "--noprofile", "--norc", "-c", script)
	c.Dir, c.Env = vault, append(os.Environ(), "PATH="+dir+":"+os.Getenv("PATH"), "LC_ALL=C.UTF-8")
	said, err := c.Output()
	if got := strings.TrimSpace(string(said)); err != nil || got != `Hélène\ Vautrin` {
		t.Errorf("bash proposes %q (%v)", got, err)
	}
}

// Every place of every command proposes something, or says that it has nothing
// to propose: never the files of the folder by default.
func TestNothingIsLeftToFiles(t *testing.T) {
	a, _, _ := testApp(t.TempDir())
	run(t.Context(), a, []string{"--version"})
	eachCommand(a.rootCommand(), func(c *cobra.Command) {
		if c.ValidArgsFunction == nil && c.ValidArgs == nil && !c.HasSubCommands() {
			t.Errorf("%s proposes files", c.CommandPath())
		}
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if _, known := c.GetFlagCompletionFunc(f.Name); !known && f.Value.Type() != "bool" && f.Name != "output" {
				t.Errorf("%s --%s proposes files", c.CommandPath(), f.Name)
			}
		})
	})
}
