package graph

// Kind says what sort of thing an entity is.
type Kind string

// The kinds of entity.
const (
	Company      Kind = "COMPANY"      // companies, banks, funds, exchanges, media
	Person       Kind = "PERSON"       // people
	Union        Kind = "UNION"        // trade unions
	PublicBody   Kind = "PUBLIC_BODY"  // governments, ministries, regulators, courts, central banks
	Organisation Kind = "ORGANISATION" // universities, parties, associations and the rest
	Product      Kind = "PRODUCT"      // named products and services
	Place        Kind = "PLACE"        // cities, regions, countries as places
)

// Kinds lists every kind in the order in which they are shown.
var Kinds = []Kind{Company, Person, Union, PublicBody, Organisation, Product, Place}

// Valid reports whether k is one of [Kinds].
func (k Kind) Valid() bool {
	for _, known := range Kinds {
		if k == known {
			return true
		}
	}
	return false
}

// IsOrganisation reports whether k is a kind of organisation in the wide sense:
// a company, union, public body or other organisation.
func (k Kind) IsOrganisation() bool {
	return k == Company || k == Union || k == PublicBody || k == Organisation
}
