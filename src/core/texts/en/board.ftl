boards-empty-title = No boards yet
boards-empty-text = A board scores your ideas with a framework such as RICE or ICE, and ranks them.
board-new = New board
board-add = Add board
board-added = Added the board “{ $name }”.
board-name-missing = Give the board a name.
framework-name = { $framework ->
    [rice] RICE
    [ice-product] ICE, product
    [ice-mean] ICE, mean
   *[other] { $framework }
}
