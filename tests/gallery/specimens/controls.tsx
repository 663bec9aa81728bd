import { Archive, FileDown, Star } from 'lucide-react';
import { ArticleInfo } from '../../../src-renderer/features/article-info/article-info.tsx';
import { TagField } from '../../../src-renderer/features/margin-notes/tag-field.tsx';
import { Button, IconButton } from '../../../src-renderer/ui/button.tsx';
import form from '../../../src-renderer/ui/form.module.css';
import { Keys } from '../../../src-renderer/ui/keys.tsx';
import { WordPieces } from '../../../src-renderer/ui/word-pieces.tsx';
import { article, longTitle } from '../samples.ts';
import type { SpecimenGroup } from '../specimen.ts';

const nothing = () => undefined;

export const controls: SpecimenGroup = {
  title: 'Controls',
  specimens: [
    {
      id: 'buttons',
      title: 'Buttons: plain, primary, quiet, with an icon, out of reach',
      show: () => (
        <div className="row">
          <Button>Whole page</Button>
          <Button look="primary">Import files…</Button>
          <Button look="quiet">Show all</Button>
          <Button>
            <FileDown /> Export…
          </Button>
          <Button disabled>Add</Button>
          <Button look="primary" disabled>
            Save
          </Button>
        </div>
      ),
    },
    {
      id: 'icon-buttons',
      title: 'Icon buttons: plain, pressed, out of reach',
      show: () => (
        <div className="row">
          <IconButton label="Archive" keys="E">
            <Archive />
          </IconButton>
          <IconButton label="Favourite" aria-pressed>
            <Star />
          </IconButton>
          <IconButton label="Export" disabled>
            <FileDown />
          </IconButton>
        </div>
      ),
    },
    {
      id: 'keys',
      title: 'Keys',
      show: () => (
        <div className="row">
          <Keys binding="1" />
          <Keys binding="$mod+Shift+f" />
          <Keys binding="Alt+ArrowDown" />
          <Keys binding="Escape" />
        </div>
      ),
    },
    {
      id: 'fields',
      title: 'Fields: empty, filled, wrong, out of reach, chosen from, allowed',
      show: () => (
        <form className={form.form} style={{ maxWidth: 460 }} onSubmit={nothing}>
          <label className={form.field}>
            Name
            <input placeholder="A name" />
          </label>
          <label className={form.field}>
            Address
            <input defaultValue="https://sampler.example/harbour" />
          </label>
          <label className={form.field}>
            Folder
            <input defaultValue="Notes" aria-invalid aria-describedby="wrong-folder" />
          </label>
          <p className={form.wrong} id="wrong-folder">
            Give the whole path of the folder.
          </p>
          <label className={form.field}>
            Kept in
            <input disabled defaultValue="/home/ida/Postil" />
          </label>
          <label className={form.field}>
            Format
            <select defaultValue="markdown">
              <option value="markdown">Markdown</option>
            </select>
          </label>
          <footer className={form.footer}>
            <label className={form.permission}>
              <input type="checkbox" defaultChecked /> Postil may fetch this page
            </label>
            <Button look="primary">Import</Button>
          </footer>
        </form>
      ),
    },
    {
      id: 'facts',
      title: 'Facts and tags of an article, and tags of a note that is being written',
      show: () => (
        <div className="columns">
          <div className="pane">
            <ArticleInfo
              article={{ ...article, tags: [...article.tags, 'a/very/long/tag/that/nobody/would/type/twice'] }}
              onReveal={nothing}
              onOpenLink={nothing}
            />
          </div>
          <TagField isFocused={{ current: false }} value="quotable, d" onChange={nothing} />
        </div>
      ),
    },
    {
      id: 'word-pieces',
      title: 'Words that were compared',
      show: () => (
        <p>
          <WordPieces
            pieces={[
              { kind: 'same', text: 'The harbour closed its gates ' },
              { kind: 'removed', text: 'on Thursday' },
              { kind: 'added', text: 'at noon on Friday' },
              { kind: 'same', text: `, says ${longTitle.slice(0, 60)}.` },
            ]}
          />
        </p>
      ),
    },
  ],
};
