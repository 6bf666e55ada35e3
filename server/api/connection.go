package api

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"github.com/dealgraph/dealgraph/graph"
)

// windowOf returns the page that a connection's field asks for. All items are
// counted only where totalCount is selected.
func windowOf(ctx context.Context, first int, after *string) graph.Window {
	w := graph.Window{First: first, After: given(after)}
	field := graphql.GetFieldContext(ctx).Field
	for _, selected := range graphql.CollectFields(graphql.GetOperationContext(ctx), field.Selections, nil) {
		w.Total = w.Total || selected.Name == "totalCount"
	}
	return w
}

// selects reports whether a connection's field asks for a field of its nodes.
func selects(ctx context.Context, name string) bool {
	at := []graphql.CollectedField{graphql.GetFieldContext(ctx).Field}
	for _, step := range []string{"edges", "node", name} {
		var below []graphql.CollectedField
		for _, field := range at {
			for _, selected := range graphql.CollectFields(graphql.GetOperationContext(ctx), field.Selections, nil) {
				if selected.Name == step {
					below = append(below, selected)
				}
			}
		}
		at = below
	}
	return len(at) > 0
}

func pageInfo[T any](w graph.Window, page graph.Page[T]) PageInfo {
	info := PageInfo{HasNextPage: page.More, HasPreviousPage: w.After != ""}
	if n := len(page.Cursors); n > 0 {
		info.StartCursor, info.EndCursor = &page.Cursors[0], &page.Cursors[n-1]
	}
	return info
}

func edges[T, E any](page graph.Page[T], edge func(cursor string, node T) E) []E {
	all := make([]E, len(page.Items))
	for i, item := range page.Items {
		all[i] = edge(page.Cursors[i], item)
	}
	return all
}

func entityConnection(w graph.Window, page graph.Page[graph.Entity]) EntityConnection {
	return EntityConnection{
		Edges:    edges(page, func(cursor string, node graph.Entity) EntityEdge { return EntityEdge{cursor, node} }),
		PageInfo: pageInfo(w, page), TotalCount: page.Total,
	}
}

func relationConnection(w graph.Window, page graph.Page[graph.Relation]) RelationConnection {
	return RelationConnection{
		Edges:    edges(page, func(cursor string, node graph.Relation) RelationEdge { return RelationEdge{cursor, node} }),
		PageInfo: pageInfo(w, page), TotalCount: page.Total,
	}
}

func dealConnection(w graph.Window, page graph.Page[graph.Deal]) DealConnection {
	return DealConnection{
		Edges:    edges(page, func(cursor string, node graph.Deal) DealEdge { return DealEdge{cursor, node} }),
		PageInfo: pageInfo(w, page), TotalCount: page.Total,
	}
}

func reviewConnection(w graph.Window, page graph.Page[graph.Review]) ReviewConnection {
	return ReviewConnection{
		Edges:    edges(page, func(cursor string, node graph.Review) ReviewEdge { return ReviewEdge{cursor, node} }),
		PageInfo: pageInfo(w, page), TotalCount: page.Total,
	}
}

func momentConnection(w graph.Window, page graph.Page[graph.Moment]) MomentConnection {
	return MomentConnection{
		Edges:    edges(page, func(cursor string, node graph.Moment) MomentEdge { return MomentEdge{cursor, node} }),
		PageInfo: pageInfo(w, page), TotalCount: page.Total,
	}
}

func changeConnection(w graph.Window, page graph.Page[graph.Change]) ChangeConnection {
	return ChangeConnection{
		Edges:    edges(page, func(cursor string, node graph.Change) ChangeEdge { return ChangeEdge{cursor, node} }),
		PageInfo: pageInfo(w, page), TotalCount: page.Total,
	}
}

func contradictionConnection(w graph.Window, page graph.Page[graph.Contradiction]) ContradictionConnection {
	return ContradictionConnection{
		Edges: edges(page, func(cursor string, node graph.Contradiction) ContradictionEdge {
			return ContradictionEdge{cursor, node}
		}),
		PageInfo: pageInfo(w, page), TotalCount: page.Total,
	}
}

func judgementConnection(w graph.Window, page graph.Page[graph.Judgement]) JudgementConnection {
	return JudgementConnection{
		Edges:    edges(page, func(cursor string, node graph.Judgement) JudgementEdge { return JudgementEdge{cursor, node} }),
		PageInfo: pageInfo(w, page), TotalCount: page.Total,
	}
}

func storyConnection(w graph.Window, page graph.Page[graph.Story]) StoryConnection {
	return StoryConnection{
		Edges:    edges(page, func(cursor string, node graph.Story) StoryEdge { return StoryEdge{cursor, node} }),
		PageInfo: pageInfo(w, page), TotalCount: page.Total,
	}
}
