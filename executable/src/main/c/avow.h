/* What the executable does for itself. */
#ifndef AVOW_H
#define AVOW_H

/* Becomes `avow-java` beside the executable, with the arguments of this process. Returns only if that fails, and has said why. */
void avow_hand_over(void);

/* The columns of the terminal that standard output is; 0 if it is none. */
int avow_columns(void);

#endif
