/** Files of a layer in one domain; with the entry, 50. */
const SHAPE = { types: 7, config: 2, repo: 8, service: 13, runtime: 6, ui: 8 };
const TESTS = 5;
const DOMAIN_SIZE = Object.values(SHAPE).reduce((sum, count) => sum + count, 0) + TESTS + 1;
const VALUE_LAYERS = ['repo', 'service', 'runtime', 'ui'];
const USED_DOMAINS = 3;
const IMPORTS = 11;
/** One file in so many holds an offence. */
const OFFENCE_EVERY = 100;

/**
 * Decides what every file is called, exports and imports. Values point backwards only (to earlier files of a layer, earlier
 * layers, earlier domains), so that there is no cycle of files or domains.
 * A file is `{ path, name, layer, domain, imports: [{ specifier, name, typeOnly }], reexports: [{ specifier, names, typeOnly }] }`
 * and exports the function `name` and, unless it is a test, the interface `type`.
 */
export function planRepository(count, random) {
  const utils = planShared('src/utils', 'utils', Math.max(8, Math.floor(count / 500)));
  const providers = ['telemetry', 'database', 'flags'].flatMap((provider) => planProvider(provider));
  const doors = providers.filter((file) => file.isDoor);
  const shared = { utils, doors };
  const domains = [];
  const uses = {};
  const offences = { 'misdirected-import': 0, 'cross-domain-import': 0, 'deep-import': 0 };
  const files = [...utils, ...providers];
  while (files.length + DOMAIN_SIZE + 1 <= count) {
    const domain = planDomain(domains.length, domains, shared, random);
    plantOffences(domain, domains, offences, random);
    domains.push(domain);
    files.push(...domain.files);
    if (domain.uses.length > 0) uses[domain.name] = domain.uses.map((used) => used.name);
  }
  files.push(...planWiring(domains, count - files.length));
  return { files, uses, offences };
}

function planShared(folder, layer, count) {
  return Array.from({ length: count }, (_, index) =>
    newFile(`${folder}/${layer}-${index}`, layer, `${layer}Value${index}`),
  );
}

function planProvider(provider) {
  const inner = newFile(`src/providers/${provider}/client`, 'providers', `${provider}Client`);
  const door = newFile(`src/providers/${provider}/index`, 'providers', `${provider}Door`);
  door.isDoor = true;
  door.reexports.push(
    { specifier: './client', names: [inner.name] },
    { specifier: './client', names: [inner.type], typeOnly: true },
  );
  return [inner, door];
}

function planDomain(index, earlier, shared, random) {
  const name = `domain-${index}`;
  const domain = { name, files: [], layers: {}, uses: chooseUsed(earlier, random) };
  for (const [layer, count] of Object.entries(SHAPE)) {
    domain.layers[layer] = [];
    for (let number = 0; number < count; number++) {
      const file = newFile(
        `src/domains/${name}/${layer}/${layer}-${number}`,
        layer,
        `${layer}${number}Of${index}`,
        layer === 'ui' ? '.tsx' : '.ts',
      );
      addImports(file, domain, shared, random);
      domain.layers[layer].push(file);
      domain.files.push(file);
    }
  }
  for (let number = 0; number < TESTS; number++) {
    const subject = domain.layers.service[number];
    const test = newFile(`src/domains/${name}/service/service-${number}.test`, 'test', `test${number}Of${index}`);
    test.imports.push({ specifier: 'vitest', name: 'test' }, { specifier: `./service-${number}`, name: subject.name });
    test.imports.push({ specifier: '../types/types-0', name: domain.layers.types[0].type, typeOnly: true });
    domain.files.push(test);
  }
  domain.entry = newFile(`src/domains/${name}/index`, 'entry', undefined);
  for (const service of domain.layers.service)
    domain.entry.reexports.push({ specifier: `./service/${service.base}`, names: [service.name] });
  for (const type of domain.layers.types) {
    domain.entry.reexports.push({ specifier: `./types/${type.base}`, names: [type.type], typeOnly: true });
  }
  domain.files.push(domain.entry);
  return domain;
}

function chooseUsed(earlier, random) {
  const used = new Set();
  for (let attempt = 0; attempt < USED_DOMAINS && earlier.length > 0; attempt++) used.add(random.pick(earlier));
  return [...used];
}

function addImports(file, domain, { utils, doors }, random) {
  const { types, config, repo, service, runtime } = domain.layers;
  const seen = new Set();
  const add = (specifier, name, typeOnly = false) => {
    if (seen.has(specifier + name)) return;
    seen.add(specifier + name);
    file.imports.push({ specifier, name, typeOnly });
  };
  const addFrom = (layer) => {
    if (layer === undefined || layer.length === 0) return;
    const target = random.pick(layer);
    const specifier = target.layer === file.layer ? `./${target.base}` : `../${target.layer}/${target.base}`;
    if (target.layer === 'types') add(specifier, target.type, true);
    else add(specifier, target.name);
  };
  const util = random.pick(utils);
  add(`@/utils/${util.base}`, util.name);
  if (file.layer === 'repo') add('kysely', 'sql');
  if (file.layer === 'types') add('zod', 'z');
  if (['service', 'runtime', 'ui'].includes(file.layer)) {
    const door = random.pick(doors);
    add(`@/${door.path.slice(4, -9)}`, door.name);
    const used = domain.uses.length > 0 ? random.pick(domain.uses) : undefined;
    if (used !== undefined) {
      add(`@/domains/${used.name}`, random.pick(used.layers.service).name);
      add(`@/domains/${used.name}`, random.pick(used.layers.types).type, true);
    }
  }
  const open = {
    types: [types],
    config: [types, config],
    repo: [types, config, repo],
    service: [types, config, repo, service],
  };
  const choices = open[file.layer] ?? [
    types,
    config,
    repo,
    service,
    runtime,
    ...(file.layer === 'ui' ? [domain.layers.ui] : []),
  ];
  for (let attempt = 0; attempt < IMPORTS * 3 && file.imports.length < IMPORTS; attempt++)
    addFrom(random.pick(choices));
}

function plantOffences(domain, earlier, offences, random) {
  for (const file of domain.files) {
    if (!VALUE_LAYERS.includes(file.layer) && file.layer !== 'types') continue;
    if (random.below(OFFENCE_EVERY) !== 0) continue;
    const offence = chooseOffence(file, domain, earlier, random);
    if (offence === undefined) continue;
    file.imports.push(offence.dependency);
    offences[offence.rule]++;
  }
}

function chooseOffence(file, domain, earlier, random) {
  if (file.layer === 'types' || file.layer === 'repo') {
    const target = random.pick(domain.layers.service);
    const dependency = { specifier: `../service/${target.base}`, name: target.type, typeOnly: true };
    return { rule: 'misdirected-import', dependency };
  }
  const used = domain.uses[0];
  if (used === undefined) return undefined;
  if (random.below(2) === 0) {
    const target = random.pick(used.layers.service);
    return {
      rule: 'deep-import',
      dependency: { specifier: `@/domains/${used.name}/service/${target.base}`, name: target.name },
    };
  }
  const stranger = random.pick(earlier);
  if (domain.uses.includes(stranger)) return undefined;
  const target = random.pick(stranger.layers.service);
  return { rule: 'cross-domain-import', dependency: { specifier: `@/domains/${stranger.name}`, name: target.name } };
}

function planWiring(domains, count) {
  const files = Array.from({ length: count }, (_, index) =>
    newFile(`src/app/wiring-${index}`, 'app', `wiring${index}`),
  );
  domains.forEach((domain, index) => {
    const target = domain.layers.runtime.at(-1);
    const specifier = `@/domains/${domain.name}/runtime/${target.base}`;
    files[index % files.length].imports.push({ specifier, name: target.name });
  });
  return files;
}

function newFile(stem, layer, name, ending = '.ts') {
  const base = stem.slice(stem.lastIndexOf('/') + 1);
  const type = name === undefined ? undefined : `${name[0].toUpperCase()}${name.slice(1)}Shape`;
  return { path: stem + ending, base, layer, name, type, imports: [], reexports: [] };
}
