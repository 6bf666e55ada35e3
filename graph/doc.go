// Package graph is the model of dealgraph and the graph that holds it.
//
// A reader turns one story into a [Reading]: the story, the entities that
// appear in it and the claims its sentences make. A [Graph] adds readings to a
// [Store] and answers questions:
//
//	g := graph.New(memory, types)
//	added, err := g.Add(ctx, reading)
//	page, err := g.Relations(ctx, graph.RelationQuery{
//		Filter: graph.RelationFilter{Types: []string{"LENDS"}},
//		Window: graph.Window{First: 10},
//	})
//
// What a story says (its appearances and claims) is kept as it was read. What
// the stories say together (entities, relations and deals) is a function of
// those, computed anew for whatever a story touches; so the order of loading
// does not matter and loading twice changes nothing.
//
// The package imports nothing of the loader or the server, and no database.
package graph
