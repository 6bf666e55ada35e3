package graph

import "strings"

// StoryText returns a title and a text in the form in which a [Story] keeps
// them, wherever they come from, so that one story has one id: the title on one
// line, and the text clean (see [CleanText]) with the title as its first line,
// put before it with an empty line unless it is there already. It fails as
// CleanText does.
func StoryText(title, text string) (string, string, error) {
	title = strings.ToValidUTF8(strings.Join(strings.Fields(title), " "), "\ufffd")
	text, err := CleanText(text)
	if err != nil {
		return "", "", err
	}
	rest, found := strings.CutPrefix(strings.TrimSpace(text), title)
	if title != "" && (!found || rest != "" && rest[0] != '\n') {
		text = title + "\n\n" + text
	}
	return title, text, nil
}

// CleanText returns a text without a byte order mark, with LF at the ends of
// lines and U+FFFD for what is no UTF-8. It fails with BadInput where the text is
// blank or holds a NUL byte.
func CleanText(text string) (string, error) {
	if strings.IndexByte(text, 0) >= 0 {
		return "", Errorf(BadInput, "holds a NUL byte; only UTF-8 text is read")
	}
	text = strings.TrimPrefix(text, "\ufeff")
	if strings.IndexByte(text, '\r') >= 0 {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	text = strings.ToValidUTF8(text, "\ufffd")
	if strings.TrimSpace(text) == "" {
		return "", Errorf(BadInput, "holds no text")
	}
	return text, nil
}
