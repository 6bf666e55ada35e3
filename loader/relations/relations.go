// Package relations finds what sentences claim between the things that they
// name, by the wordings of the ontology.
package relations
