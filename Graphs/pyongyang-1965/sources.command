render
--between
Karoly Fendler
Pham Van Dong
--sources
--theme
print
--source
nine sample records written for Entente
