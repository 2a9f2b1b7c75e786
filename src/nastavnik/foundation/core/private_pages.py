"""What every page behind a secret address owes: its key must not travel, be found or be kept."""


def kept_private(answer):
    """Set the headers of a page whose address itself is the key to it; gives the answer.

    No other site learns the address. Within the site the browser must name it: with «no-referrer» a form is sent
    with `Origin: null`, and Django refuses it as forged.
    """
    answer["X-Robots-Tag"] = "noindex, nofollow"
    answer["Referrer-Policy"] = "same-origin"
    answer["Cache-Control"] = "no-store"
    return answer
