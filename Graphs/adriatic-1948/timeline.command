render
--timeline
--dated-only
--title
The Adriatic, 1948
--source
eight sample records written for Entente
