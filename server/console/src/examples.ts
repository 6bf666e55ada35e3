// The tabs that the console opens with. The first answers on any graph; the
// others ask about the companies in their variables.
export const examples = [
  {
    query: `# What was told last, and the sentence that says so.
query Newest {
  relations(first: 5) {
    totalCount
    edges {
      node {
        source { name }
        type { label }
        target { name }
        status
        amount { words value currency }
        evidence(first: 1) {
          sentence
          story { title publisher published }
        }
      }
    }
  }
}
`,
  },
  {
    query: `# Who lends to a company, how much, and in which sentence.
query Lenders($company: String!) {
  relations(
    target: [{ name: $company }]
    filter: { types: ["LENDS"] }
    orderBy: SUREST
  ) {
    edges {
      node {
        source { name }
        amount { words value currency }
        status
        deal { kind parties { role entity { name } } }
        evidence(first: 3) {
          sentence
          source { text span { start end } }
          target { text span { start end } }
          attributedTo
          story { title publisher published }
        }
      }
    }
  }
}
`,
    variables: JSON.stringify({ company: 'CoreWeave' }, null, 2),
  },
  {
    query: `# The shortest ways between two companies, each hop with its sentence.
query Ways($from: String!, $to: String!) {
  paths(from: { name: $from }, to: { name: $to }, first: 3) {
    length
    start { name }
    steps {
      forward
      relation {
        type { label inverse }
        evidence(first: 1) { sentence }
      }
      to { name }
    }
  }
}
`,
    variables: JSON.stringify({ from: 'Blackstone', to: 'Microsoft' }, null, 2),
  },
  {
    query: `# All within two hops of a company, as lists of nodes and edges.
query Neighbourhood($of: String!) {
  neighbourhood(of: [{ name: $of }], hops: 2, limit: 100) {
    nodes { hop entity { id name kind } }
    edges { type { name } source { id } target { id } status confidence }
    truncated
  }
}
`,
    variables: JSON.stringify({ of: 'Telefónica' }, null, 2),
  },
];
