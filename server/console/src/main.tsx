import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import { examples } from './examples';
import 'graphiql/style.css';
import './style.css';

async function ask(params: unknown): Promise<unknown> {
  const answer = await fetch('/graphql', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json, application/json' },
    body: JSON.stringify(params),
  });
  return answer.json();
}

createRoot(document.getElementById('console')!).render(
  <GraphiQL
    fetcher={ask}
    defaultTabs={examples}
    defaultEditorToolsVisibility="variables"
    isHeadersEditorEnabled={false}
  >
    <GraphiQL.Logo>
      <span className="wordmark">dealgraph</span>
    </GraphiQL.Logo>
  </GraphiQL>,
);
