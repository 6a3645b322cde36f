// Shoot takes pictures of carnet's page: with -picture the one in README, else
// every page in every size, theme and language.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"carnet/browser"
)

func main() {
	picture := flag.String("picture", "", "write README's picture to this file")
	folder := flag.String("o", "screenshots", "write the pictures into this folder")
	root := flag.String("root", "..", "the folder of carnet's source")
	flag.Parse()
	if err := shoot(*root, *picture, *folder); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func shoot(root, picture, folder string) error {
	dir, err := os.MkdirTemp("", "carnet-shoot")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	pages, err := browser.NewPages(root, dir)
	if err != nil {
		return err
	}
	ctx, stop, err := browser.Start(context.Background())
	if err != nil {
		return err
	}
	defer stop()
	if picture != "" {
		return readme(ctx, pages, picture)
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, v := range browser.Vaults() {
		for _, language := range v.Languages {
			if err := album(ctx, pages, v, language, folder); err != nil {
				return err
			}
		}
	}
	return nil
}

// readme takes the first screen of the example's page, sharp on fine screens.
func readme(ctx context.Context, pages *browser.Pages, picture string) error {
	file, err := pages.Write(browser.Example(), "en")
	if err != nil {
		return err
	}
	tab, closeTab, err := browser.Open(ctx, file, browser.View{Width: 1280, Height: 1130, Scale: 1.5})
	if err != nil {
		return err
	}
	defer closeTab()
	return save(picture, tab.Screen)
}

// album takes a page in every size and theme: the first screen, and the whole.
func album(ctx context.Context, pages *browser.Pages, v browser.Vault, language, folder string) error {
	file, err := pages.Write(v, language)
	if err != nil {
		return err
	}
	tab, closeTab, err := browser.Open(ctx, file, sizes[0])
	if err != nil {
		return err
	}
	defer closeTab()
	for _, size := range sizes {
		for _, theme := range []string{"light", "dark"} {
			size.Dark = theme == "dark"
			if err := tab.Look(size); err != nil {
				return err
			}
			name := filepath.Join(folder, fmt.Sprintf("%s-%s-%d-%s", v.Name, language, size.Width, theme))
			if err := save(name+".png", tab.Screen); err != nil {
				return err
			}
			if err := save(name+"-whole.png", tab.Whole); err != nil {
				return err
			}
			fmt.Println(name + ".png")
		}
	}
	return nil
}

// sizes are a small phone, a tablet and a desk.
var sizes = []browser.View{{Width: 320, Height: 640}, {Width: 768, Height: 1024}, {Width: 1440, Height: 900}}

func save(file string, take func() ([]byte, error)) error {
	png, err := take()
	if err != nil {
		return err
	}
	return os.WriteFile(file, png, 0o644)
}
