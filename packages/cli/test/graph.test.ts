import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { createProject, type TestProject } from './run-main';
import { shop } from './shop';

let project: TestProject;
afterEach(() => project.remove());

interface PrintedGraph {
  readonly schema: string;
  readonly files: readonly { readonly file: string }[];
  readonly dependencies: readonly { readonly from: string; readonly to: string | null; readonly kind: string }[];
}

describe('storypole graph', () => {
  test('prints every file with its place and every dependency', async () => {
    const odd = "import('./missing');\nimport(process.argv[2]);\nimport 'node:fs';\nimport './style.css';\n";
    project = createProject({ ...shop, 'src/app/odd.ts': odd, 'src/app/style.css': '', 'README.md': '' });
    const { code, stdout } = await project.run(['graph']);
    const graph = JSON.parse(stdout) as PrintedGraph;
    expect(code).toBe(0);
    expect(graph.schema).toBe('storypole/graph@1');
    expect(graph.files.map(({ file }) => file).sort()).toEqual(
      [...Object.keys(shop).filter((file) => file.startsWith('src/')), 'src/app/odd.ts', 'src/app/style.css'].sort(),
    );
    expect(graph.files).toContainEqual({
      file: 'src/domains/billing/service/charge.ts',
      kind: 'layer',
      domain: 'billing',
      layer: 'service',
      test: false,
    });
    expect(graph.dependencies).toContainEqual({
      from: 'src/domains/billing/repo/ledger.ts',
      to: 'src/domains/billing/types/invoice.ts',
      kind: 'file',
      specifier: '../types/invoice',
      form: 'import',
      typeOnly: true,
      line: 2,
      column: 30,
    });
    expect(
      graph.dependencies.filter(({ from }) => from === 'src/app/odd.ts').map(({ kind, to }) => [kind, to]),
    ).toEqual([
      ['unresolved', null],
      ['computed', null],
      ['builtin', 'fs'],
      ['file', 'src/app/style.css'],
    ]);
  });

  test('narrows to a layer, a domain, or a place', async () => {
    project = createProject(shop);
    const edgesOf = async (focus: string) => {
      const graph = JSON.parse((await project.run(['graph', '--focus', focus])).stdout) as PrintedGraph;
      return graph.dependencies.map(({ from, to }) => `${from.replace(/.*\//, '')} ${to?.replace(/.*\//, '')}`);
    };
    expect(await edgesOf('accounts')).toEqual(['index.ts read-user.ts']);
    expect(await edgesOf('repo')).toEqual(['ledger.ts pg', 'ledger.ts invoice.ts', 'charge.ts ledger.ts']);
    expect(await edgesOf('billing/types')).toEqual(['ledger.ts invoice.ts']);
    const { code, stderr } = await project.run(['graph', '--focus', 'biling']);
    expect(code).toBe(2);
    expect(stderr).toContain('mend: Name billing.');
  });

  test('draws places with the number of dependencies', async () => {
    project = createProject(shop);
    const mermaid = (await project.run(['graph', '--format', 'mermaid'])).stdout;
    expect(mermaid).toMatchInlineSnapshot(`
      "flowchart LR
        n0["utils<br/>1 file"]
        n1["app<br/>1 file"]
        subgraph g0["accounts"]
          n2["accounts/service<br/>1 file"]
          n3["accounts (entry)<br/>1 file"]
        end
        subgraph g1["billing"]
          n4["billing/types<br/>1 file"]
          n5["billing/repo<br/>1 file"]
          n6["billing/service<br/>1 file"]
          n7["billing/ui<br/>1 file"]
          n8["billing (entry)<br/>1 file"]
        end
        n1 -->|"1"| n8
        n3 -->|"1"| n2
        n5 -.->|"1 type"| n4
        n6 -->|"1"| n5
        n6 -->|"1"| n7
        n8 -->|"1"| n6
      "
    `);
    const dot = (await project.run(['graph', '--format', 'dot', '--focus', 'billing/repo'])).stdout;
    expect(dot).toMatchInlineSnapshot(`
      "digraph storypole {
        rankdir=LR;
        node [shape=box, style=rounded, fontname="sans-serif"];
        subgraph cluster_0 {
          label="billing";
          n0 [label="billing/types\\n1 file"];
          n1 [label="billing/repo\\n1 file", penwidth=2];
          n2 [label="billing/service\\n1 file"];
        }
        n1 -> n0 [label="1 type", style=dashed];
        n2 -> n1 [label="1"];
      }
      "
    `);
  });

  test('writes to a file', async () => {
    project = createProject(shop);
    expect(await project.run(['graph', '--format', 'dot', '--output', 'out/layers.dot'])).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
    expect(readFileSync(`${project.root}/out/layers.dot`, 'utf8')).toMatch(/^digraph storypole \{\n[^]*\}\n$/);
    expect(await project.run(['graph', '--output', 'package.json/x.json'])).toMatchObject({ code: 2 });
  });

  test('says faults of the sources, and prints what could be read', async () => {
    project = createProject({ ...shop, 'src/app/broken.ts': "import { a from './main';\nimport './main';\n" });
    const { code, stdout, stderr } = await project.run(['graph']);
    expect(code).toBe(2);
    expect(stderr).toContain('src/app/broken.ts:1:');
    expect(JSON.parse(stdout)).toHaveProperty('dependencies');
  });
});
