// Builds the console into the folder that is named:
//
//   npm ci && node build.mjs dist
//
// The same sources and package-lock.json give the same bytes.
import { build } from 'esbuild';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const out = process.argv[2];
if (!out) throw new Error('usage: node build.mjs DIR');
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

// The fonts that GraphiQL's style carries are three quarters of it; the
// browser's own do as well.
const withoutFonts = {
  name: 'without fonts',
  setup(build) {
    build.onLoad({ filter: /graphiql[/\\]dist[/\\]style\.css$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/@font-face\s*\{[^}]*\}/g, ''),
      loader: 'css',
    }));
  },
};

const { metafile } = await build({
  entryPoints: { console: 'src/main.tsx' },
  outdir: join(out, 'assets'),
  entryNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  charset: 'utf8',
  legalComments: 'none', // licences.txt has them
  define: { 'process.env.NODE_ENV': '"production"' },
  metafile: true,
  plugins: [withoutFonts],
});

const asset = (ending) => 'assets/' + basename(Object.keys(metafile.outputs).find((path) => path.endsWith(ending)));
const page = readFileSync('src/index.html', 'utf8');
writeFileSync(join(out, 'index.html'), page.replace('{{style}}', asset('.css')).replace('{{script}}', asset('.js')));
cpSync('src/icon.svg', join(out, 'icon.svg'));
writeFileSync(join(out, 'licences.txt'), licences(Object.keys(metafile.inputs)));

// licences returns the licence of every package that is in the bundle.
function licences(inputs) {
  const folders = inputs.map((path) => path.match(/^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//)?.[1]).filter(Boolean);
  const notices = [...new Set(folders)].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? readFileSync(join(folder, file), 'utf8') : 'The package has no licence text of its own.\n';
    return `${name} ${version} (${license})\n\n${text.replaceAll('\r\n', '\n').trim()}\n`;
  });
  return 'The console contains these packages.\n\n' + notices.join('\n' + '-'.repeat(72) + '\n\n');
}
